# stage: pir
# CHECK: function {{.*}} "C.m"
# CHECK: get_attr "__y__" v0
# CHECK: get_attr "_C__y" v0
# CHECK: set_attr "_C__x" v0
class C:
    def m(self):
        self.__x = self.__y__ + self.__y
